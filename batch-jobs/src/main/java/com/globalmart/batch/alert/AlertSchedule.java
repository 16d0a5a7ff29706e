package com.globalmart.batch.alert;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;

/** Each channel that is switched on is looked after by itself, so that one that is down keeps no other from sending. */
@Component
class AlertSchedule {

    private static final Logger log = LoggerFactory.getLogger(AlertSchedule.class);

    private final List<AlertChannel> channels;
    private final AlertSender sender;
    private final TaskScheduler scheduler;
    private final AlertProperties properties;

    AlertSchedule(
            List<AlertChannel> channels, AlertSender sender, TaskScheduler scheduler, AlertProperties properties) {
        this.channels = channels;
        this.sender = sender;
        this.scheduler = scheduler;
        this.properties = properties;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        for (var channel : channels) {
            sender.expect(channel);
            if (channel.isSwitchedOn()) {
                log.info("alerts are sent by {}", channel.name());
                scheduler.scheduleWithFixedDelay(() -> sender.sendWhatIsDue(channel), properties.look());
            }
        }
    }
}
