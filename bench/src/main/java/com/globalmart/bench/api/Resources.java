package com.globalmart.bench.api;

import java.time.LocalDate;
import java.util.List;
import java.util.function.IntFunction;

/** Every resource of the API, with parameters that are others each time, so that no answer is kept yet. */
final class Resources {

    /**
     * One of them.
     *
     * @param address the address of the n-th question
     */
    record Resource(String name, IntFunction<String> address) {}

    private final LocalDate last;
    private final int days;
    private final int customers;
    private final int products;

    Resources(LocalDate last, int days, int customers, int products) {
        this.last = last;
        this.days = days;
        this.customers = customers;
        this.products = products;
    }

    List<Resource> all() {
        return List.of(
                new Resource("kpis", n -> "/api/v1/kpis?" + range(n)),
                new Resource("sales/days", n -> "/api/v1/sales/days?" + range(n)),
                new Resource("sales/countries", n -> "/api/v1/sales/countries?" + range(n)),
                new Resource("sales/categories", n -> "/api/v1/sales/categories?" + range(n)),
                new Resource("sales/payment-methods", n -> "/api/v1/sales/payment-methods?" + range(n)),
                new Resource("trends", n -> "/api/v1/trends?period=day&" + range(n)),
                new Resource("products", n -> "/api/v1/products?limit=%d".formatted(100 + n)),
                new Resource(
                        "products, of a category",
                        n -> "/api/v1/products?limit=%d&category=Category%%20%d".formatted(50 + n, n % 50)),
                new Resource("products/{id}", n -> "/api/v1/products/" + product(n)),
                new Resource(
                        "products/{id}/performance",
                        n -> "/api/v1/products/%s/performance?%s".formatted(product(n), range(n))),
                new Resource("customers/{id}", n -> "/api/v1/customers/" + customer(n)),
                new Resource("customers/{id}/orders", n -> "/api/v1/customers/%s/orders".formatted(customer(n))),
                new Resource("segments", n -> "/api/v1/segments?analysis_date=" + last.minusDays(n % days)),
                new Resource(
                        "rfm-distribution", n -> "/api/v1/rfm-distribution?analysis_date=" + last.minusDays(n % 2)),
                new Resource("carts/days", n -> "/api/v1/carts/days?" + range(n)),
                new Resource("freshness", _ -> "/api/v1/freshness"),
                new Resource("data-quality", n -> "/api/v1/data-quality?business_date=" + last.minusDays(n % days)),
                new Resource("metric-definitions", _ -> "/api/v1/metric-definitions"),
                new Resource("live/sales", n -> "/api/v1/live/sales?minutes=" + (1 + n % 240)),
                new Resource("live/carts", n -> "/api/v1/live/carts?minutes=" + (1 + n % 240)),
                new Resource("live/lag", _ -> "/api/v1/live/lag"));
    }

    /** Nearly the whole year. */
    private String range(int n) {
        return "from=%s&to=%s".formatted(last.minusDays(days - 1L - n % 20), last.minusDays(n / 20));
    }

    private String product(int n) {
        return "PROD_%08d".formatted(n * 7919L % products);
    }

    private String customer(int n) {
        return "USER_%08d".formatted(n * 104_729L % customers);
    }
}
