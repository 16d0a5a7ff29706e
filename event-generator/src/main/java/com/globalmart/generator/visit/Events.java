package com.globalmart.generator.visit;

import com.globalmart.generator.event.ShopEvent;

/** A source of what visitors do, in the order in which they do it. */
public interface Events {

    ShopEvent next();
}
