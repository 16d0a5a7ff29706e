package com.globalmart.batch.fact;

import static com.globalmart.jooq.warehouse.warehouse.Tables.EVENT_TYPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.globalmart.batch.NightlyTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@NightlyTest
class EventTypesTests {

    @Autowired
    private DSLContext warehouse;

    @Test
    void areThoseOfTheDatabase() {
        assertThat(warehouse.selectFrom(EVENT_TYPE).fetchMap(EVENT_TYPE.EVENT_TYPE_, row ->
                        (int) row.getEventTypeKey()))
                .isEqualTo(EventTypes.KEYS);
    }

    @Test
    void areRefusedWhereThereIsNoneOfThatName() {
        assertThatThrownBy(() -> EventTypes.key("wish"))
                .hasMessageStartingWith("an event of type \"wish\", expected one of [");
    }
}
