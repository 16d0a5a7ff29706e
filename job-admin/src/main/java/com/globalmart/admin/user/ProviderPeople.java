package com.globalmart.admin.user;

import java.time.Clock;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Makes accounts of people whom the OpenID provider has logged in, if their claims give them a role here. */
final class ProviderPeople implements OAuth2UserService<OidcUserRequest, OidcUser> {

    private static final int LONGEST_NAME = 64;

    private final OAuth2UserService<OidcUserRequest, OidcUser> provided;
    private final OidcProperties properties;
    private final ConsoleUsers users;
    private final Clock clock;

    /** @param provided reads what the provider says of a person */
    ProviderPeople(
            OAuth2UserService<OidcUserRequest, OidcUser> provided,
            OidcProperties properties,
            ConsoleUsers users,
            Clock clock) {
        this.provided = provided;
        this.properties = properties;
        this.users = users;
        this.clock = clock;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        var person = provided.loadUser(request);
        var name = name(person);
        if (users.find(name).isPresent()) {
            throw new RefusedPersonException(name, "an account of the console has this name");
        }
        var role = properties
                .role(person.getClaims())
                .orElseThrow(() -> new RefusedPersonException(
                        name, "claim %s gives no role here".formatted(properties.rolesClaim())));
        return new ProviderAccount(person, properties.nameClaim(), role, clock.instant());
    }

    private String name(OidcUser person) {
        if (person.getClaims().get(properties.nameClaim()) instanceof String name
                && !name.isBlank()
                && name.length() <= LONGEST_NAME
                && name.chars().noneMatch(Character::isISOControl)) {
            return name;
        }
        throw new RefusedPersonException(
                person.getSubject(), "claim %s holds no name that can be used".formatted(properties.nameClaim()));
    }
}
