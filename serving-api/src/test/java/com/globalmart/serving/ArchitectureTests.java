package com.globalmart.serving;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Repository;

@AnalyzeClasses(packages = "com.globalmart.serving", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    private static final String[] RESOURCES = {
        "..serving.kpi..",
        "..serving.sales..",
        "..serving.trend..",
        "..serving.product..",
        "..serving.customer..",
        "..serving.segment..",
        "..serving.cart..",
        "..serving.freshness..",
        "..serving.quality..",
        "..serving.metric..",
        "..serving.live.."
    };

    /** What all resources share knows none of them. */
    @ArchTest
    static final ArchRule resourcesAreKnownByNobody = noClasses()
            .that()
            .resideOutsideOfPackages(RESOURCES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(RESOURCES);

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("com.globalmart.serving.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyRepositoriesTouchTables = noClasses()
            .that()
            .areNotAnnotatedWith(Repository.class)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.globalmart.jooq..");

    @ArchTest
    static final ArchRule nothingIsWritten = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching("org.springframework.web.bind.annotation.(Post|Put|Patch|Delete)Mapping");

    @ArchTest
    static final ArchRule timeComesFromAClock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now");

    @ArchTest
    static final ArchRule configurationsStayInTheirPackage =
            classes().that().areAnnotatedWith(Configuration.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule fieldsAreNotInjected = fields().should().notBeAnnotatedWith(Autowired.class);

    @ArchTest
    static final ArchRule namesSayWhatAThingIs =
            noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Service|Impl|Dto)");
}
