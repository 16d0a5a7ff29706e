package com.globalmart.admin.fleet;

import de.codecentric.boot.admin.server.domain.entities.InstanceRepository;
import de.codecentric.boot.admin.server.domain.values.InstanceId;
import de.codecentric.boot.admin.server.domain.values.Registration;
import de.codecentric.boot.admin.server.services.InstanceFilter;
import de.codecentric.boot.admin.server.services.InstanceIdGenerator;
import de.codecentric.boot.admin.server.services.InstanceRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

/** Takes only applications on allowed hosts into the fleet, so that nobody can make the console call something else. */
final class GuardedInstanceRegistry extends InstanceRegistry {

    private static final Logger log = LoggerFactory.getLogger(GuardedInstanceRegistry.class);

    private final AllowedAddresses allowed;

    GuardedInstanceRegistry(
            InstanceRepository repository,
            InstanceIdGenerator generator,
            InstanceFilter filter,
            AllowedAddresses allowed) {
        super(repository, generator, filter);
        this.allowed = allowed;
    }

    @Override
    public Mono<InstanceId> register(Registration registration) {
        if (allowed.allow(registration.getHealthUrl())
                && allowed.allow(registration.getManagementUrl())
                && allowed.allow(registration.getServiceUrl())) {
            return super.register(registration);
        }
        log.warn("a registration was refused: an address in it is not on an allowed host (FLEET_ALLOWED_HOSTS)");
        return Mono.error(new ResponseStatusException(HttpStatus.FORBIDDEN));
    }
}
