package com.globalmart.batch;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.globalmart.batch.execution.Steps;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Repository;

@AnalyzeClasses(packages = "com.globalmart.batch", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    /** Each may use those before it; an arrow may skip, it never turns back. */
    private static final List<String> FEATURES = List.of(
            "database",
            "execution",
            "request",
            "load",
            "landing",
            "quarantine",
            "reference",
            "dimension",
            "fact",
            "analytics",
            "quality",
            "publish",
            "rebuild",
            "retention",
            "forget",
            "backfill",
            "discard",
            "schedule",
            "problem",
            "alert");

    @ArchTest
    static final ArchRule featuresDependOneWay = oneWay();

    @ArchTest
    static final ArchRule featuresHaveNoCycles =
            slices().matching("com.globalmart.batch.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nothingIsInjectedIntoFields =
            noFields().should().beAnnotatedWith(Autowired.class).orShould().beAnnotatedWith(Value.class);

    @ArchTest
    static final ArchRule fieldsDoNotChangeUnlessTheyMust =
            fields().that().areStatic().should().beFinal();

    @ArchTest
    static final ArchRule configurationsArePackagePrivate =
            classes().that().areAnnotatedWith(Configuration.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule onlyRepositoriesWriteSql = noClasses()
            .that()
            .areNotAnnotatedWith(Repository.class)
            .and()
            .areNotAnnotatedWith(Configuration.class)
            .and()
            .haveSimpleNameNotContaining("LandingTable")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.springframework.jdbc.core.simple.JdbcClient");

    @ArchTest // Steps gives each its transactions, its lease and its way to stop
    static final ArchRule stepsAreMadeInOnePlace = noClasses()
            .that(not(belongToAnyOf(Steps.class)))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework.batch.core.step.builder");

    @ArchTest
    static final ArchRule timeComesFromAClock = noClasses()
            .that(not(belongToAnyOf(BatchJobsApplication.class)))
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callConstructor(Date.class);

    @ArchTest
    static final ArchRule namesSayWhatAThingIs =
            noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Service|Dto)");

    private static LayeredArchitecture oneWay() {
        var layers = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (var feature : FEATURES) {
            layers = layers.layer(feature).definedBy("com.globalmart.batch.%s..".formatted(feature));
        }
        for (int i = 0; i < FEATURES.size(); i++) {
            var users = FEATURES.subList(i + 1, FEATURES.size()).toArray(String[]::new);
            layers = users.length == 0
                    ? layers.whereLayer(FEATURES.get(i)).mayNotBeAccessedByAnyLayer()
                    : layers.whereLayer(FEATURES.get(i)).mayOnlyBeAccessedByLayers(users);
        }
        return layers;
    }
}
