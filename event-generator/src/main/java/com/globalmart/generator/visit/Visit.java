package com.globalmart.generator.visit;

import com.globalmart.generator.event.CartEvent;
import com.globalmart.generator.event.CartItem;
import com.globalmart.generator.event.Happening;
import com.globalmart.generator.event.Offer;
import com.globalmart.generator.event.ProductView;
import com.globalmart.generator.event.Sale;
import com.globalmart.generator.event.SaleLine;
import com.globalmart.generator.event.ShopEvent;
import com.globalmart.generator.shop.Country;
import com.globalmart.generator.shop.Customers;
import com.globalmart.generator.shop.Product;
import com.globalmart.generator.shop.Seed;
import com.globalmart.generator.shop.Shop;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** One visit of one customer, told event by event. Country, catalogue and exchange rates are those of its beginning. */
final class Visit {

    private static final int LONGEST_VIEW_SECONDS = 600;

    private final Shop shop;
    private final Seed seed;
    private final List<Step> plan;
    private final Instant start;
    private final LocalDate day;
    private final SplittableRandom dice;
    private final String userId;
    private final Country country;
    private final Cart cart = new Cart();
    private final List<Offer> viewed = new ArrayList<>(4);
    private @Nullable Offer found;
    private int done;
    private int pauseSeconds;

    /** @param plan what the visitor will do, at least one step */
    Visit(Shop shop, Seed seed, List<Step> plan, Instant start) {
        this.shop = shop;
        this.seed = seed;
        this.plan = plan;
        this.start = start;
        this.day = start.atOffset(ZoneOffset.UTC).toLocalDate();
        this.dice = seed.at("visit").dice();
        int visitor = shop.customers().visitor(dice, start, plan.contains(Step.PAY));
        this.userId = Customers.userId(visitor);
        this.country = shop.customers().country(visitor, start);
    }

    boolean goesOn() {
        return done < plan.size();
    }

    /** What the visitor does next. */
    ShopEvent next(Instant at) {
        Step step = plan.get(done);
        done++;
        pauseSeconds = 4 + dice.nextInt(30);
        return switch (step) {
            case SEARCH -> search(at);
            case FILTER -> filter(at);
            case VIEW -> view(at);
            case COMPARE -> new ProductView(happening(at), new ProductView.Compared(lastViewed()));
            case ADD -> add(at);
            case UPDATE -> update(at);
            case REMOVE -> cart.size() > 1 ? remove(at) : update(at);
            case CHECK_OUT -> checkOut(at);
            case PAY -> pay(at);
            case ABANDON -> cartEvent(at, new CartEvent.Abandoned(cart.items()));
        };
    }

    /** How long the visitor takes until the next step, in whole microseconds. */
    Duration pause() {
        return Duration.of(pauseSeconds * 1_000_000L + dice.nextInt(1_000_000), ChronoUnit.MICROS);
    }

    /** When the visitor takes the next step; who comes late hurries, to be done before {@code end}. */
    Instant nextAfter(Instant at, Instant end) {
        Duration most = Duration.between(at, end).dividedBy(2).truncatedTo(ChronoUnit.MICROS);
        Duration pause = pause();
        return at.plus(pause.compareTo(most) < 0 ? pause : most);
    }

    private ProductView search(Instant at) {
        Offer offer = offer();
        found = offer;
        String[] words = offer.productName().split(" ", 2);
        String query = dice.nextInt(3) == 0 ? words[0] + " " + offer.category() : offer.category();
        return new ProductView(
                happening(at), new ProductView.Searched(query.toLowerCase(Locale.ROOT), 1 + dice.nextInt(400)));
    }

    private ProductView filter(Instant at) {
        Offer offer = offer();
        found = offer;
        BigDecimal lowest = offer.price().movePointLeft(1).setScale(0, RoundingMode.DOWN);
        BigDecimal highest = offer.price().multiply(BigDecimal.TWO).setScale(0, RoundingMode.UP);
        return new ProductView(
                happening(at), new ProductView.Filtered(offer.category(), lowest, highest, 1 + dice.nextInt(200)));
    }

    private ProductView view(Instant at) {
        boolean isFound = found != null;
        Offer offer = found != null ? found : offer();
        found = null;
        pauseSeconds = Math.min(LONGEST_VIEW_SECONDS, 2 + (int) (-40 * StrictMath.log(1 - dice.nextDouble())));
        ProductView view =
                new ProductView(happening(at), new ProductView.Viewed(offer, pauseSeconds, isFound, viewed.size()));
        viewed.add(offer);
        return view;
    }

    private List<Offer> lastViewed() {
        List<Offer> compared = new ArrayList<>();
        for (Offer offer : viewed.reversed()) {
            if (compared.size() < 3
                    && compared.stream().noneMatch(other -> other.productId().equals(offer.productId()))) {
                compared.add(offer);
            }
        }
        while (compared.size() < 2) {
            compared.add(offer());
        }
        return compared;
    }

    private CartEvent add(Instant at) {
        CartItem item = new CartItem(viewed.getLast(), units());
        cart.add(item);
        return cartEvent(at, new CartEvent.Added(item, cart.value()));
    }

    private CartEvent update(Instant at) {
        CartItem old = cart.any(dice);
        int quantity = old.quantity() > 1 && dice.nextBoolean() ? old.quantity() - 1 : old.quantity() + 1;
        CartItem changed = new CartItem(old.offer(), quantity);
        cart.replace(old, changed);
        return cartEvent(at, new CartEvent.Updated(changed, old.quantity(), cart.value()));
    }

    private CartEvent remove(Instant at) {
        CartItem item = cart.any(dice);
        cart.remove(item);
        return cartEvent(at, new CartEvent.Removed(item, cart.value()));
    }

    private CartEvent checkOut(Instant at) {
        boolean pays = done < plan.size() && plan.get(done) == Step.PAY;
        pauseSeconds = pays ? 20 + dice.nextInt(70) : 300 + dice.nextInt(600);
        return cartEvent(at, new CartEvent.CheckedOut(cart.items()));
    }

    private Sale pay(Instant at) {
        List<SaleLine> lines = cart.items().stream().map(this::sold).toList();
        BigDecimal total = lines.stream().map(SaleLine::net).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Sale(
                seed.at("sale").uuid(),
                at,
                userId,
                sessionId(),
                country.label(),
                country.currency().name(),
                country.paymentMethod(dice.nextInt(100)),
                lines,
                total.setScale(country.currency().decimals(), RoundingMode.UNNECESSARY));
    }

    /** One line in five has a discount, of 5 to 30 hundredths. */
    private SaleLine sold(CartItem item) {
        BigDecimal discount = BigDecimal.ZERO;
        if (dice.nextInt(5) == 0) {
            BigDecimal share = BigDecimal.valueOf(5 + dice.nextInt(26), 2);
            discount = item.value().multiply(share).setScale(country.currency().decimals(), RoundingMode.DOWN);
        }
        return new SaleLine(
                item.offer().productId(), item.quantity(), item.offer().price(), discount);
    }

    private int units() {
        int chance = dice.nextInt(20);
        if (chance < 15) {
            return 1;
        }
        return chance < 18 ? 2 : 3 + dice.nextInt(3);
    }

    private Offer offer() {
        Product product = shop.catalogue().popular(dice, start);
        BigDecimal price = shop.rates().convert(product.price(), product.currency(), country.currency(), day);
        return new Offer(product.productId(), product.name(), product.category().name(), price);
    }

    private CartEvent cartEvent(Instant at, CartEvent.Change change) {
        return new CartEvent(happening(at), country.currency().name(), cart.size(), change);
    }

    private Happening happening(Instant at) {
        return new Happening(seed.at(done).uuid(), at, userId, sessionId(), country.label());
    }

    private String sessionId() {
        return seed.at("session").uuid().toString();
    }
}
