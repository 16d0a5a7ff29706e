package com.globalmart.ingest.request;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** The way to the requests. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WarehouseSettings.class)
class RequestConfiguration {}
