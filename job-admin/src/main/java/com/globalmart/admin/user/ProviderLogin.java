package com.globalmart.admin.user;

import java.time.Clock;
import java.time.Duration;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.authentication.logout.SimpleUrlLogoutSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/** The second way in: authorization code flow with PKCE at an OpenID provider. Without an issuer nothing of it is there. */
@Component
class ProviderLogin {

    private static final String SIGNED_OUT = "/login?signedOut";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final OidcProperties properties;
    private final ProviderRegistration registration;
    private final ConsoleUsers users;
    private final Clock clock;

    ProviderLogin(OidcProperties properties, ConsoleUsers users, Clock clock) {
        this.properties = properties;
        this.registration = new ProviderRegistration(properties);
        this.users = users;
        this.clock = clock;
    }

    /** Adds it to the pages, where a provider is set. */
    void apply(HttpSecurity http, SignIns signIns, ProviderRefusals refusals) {
        if (!properties.isOn()) {
            return;
        }
        http.oauth2Login(login -> login.loginPage("/login")
                .clientRegistrationRepository(registration)
                .authorizedClientRepository(new NoTokens())
                .tokenEndpoint(tokens -> tokens.accessTokenResponseClient(tokens()))
                .userInfoEndpoint(
                        people -> people.oidcUserService(new ProviderPeople(provided(), properties, users, clock)))
                .successHandler(signIns)
                .failureHandler(refusals)
                .withObjectPostProcessor(new ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter>() {
                    @Override
                    public <F extends OAuth2AuthorizationRequestRedirectFilter> F postProcess(F begin) {
                        begin.setAuthenticationFailureHandler(refusals::notReached);
                        return begin;
                    }
                }));
    }

    /** Signs out at the provider too, whoever has come from there. */
    LogoutSuccessHandler signedOut() {
        if (!properties.isOn()) {
            var here = new SimpleUrlLogoutSuccessHandler();
            here.setDefaultTargetUrl(SIGNED_OUT);
            return here;
        }
        var there = new OidcClientInitiatedLogoutSuccessHandler(registration);
        there.setDefaultTargetUrl(SIGNED_OUT);
        there.setPostLogoutRedirectUri("{baseUrl}" + SIGNED_OUT);
        return there;
    }

    private static RestClientAuthorizationCodeTokenResponseClient tokens() {
        var tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(RestClient.builder()
                .requestFactory(patient())
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return tokens;
    }

    private static OidcUserService provided() {
        var rest = new RestTemplate(patient());
        rest.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
        var claims = new DefaultOAuth2UserService();
        claims.setRestOperations(rest);
        var provided = new OidcUserService();
        provided.setOauth2UserService(claims);
        return provided;
    }

    private static SimpleClientHttpRequestFactory patient() {
        var requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(PATIENCE);
        requests.setReadTimeout(PATIENCE);
        return requests;
    }
}
