package com.globalmart.generator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "com.globalmart", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule PACKAGES_DEPEND_ONE_WAY = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("commands")
            .definedBy("com.globalmart.generator")
            .layer("sending")
            .definedBy("..generator.sending..")
            .layer("record")
            .definedBy("..generator.record..")
            .layer("visit")
            .definedBy("..generator.visit..")
            .layer("profile")
            .definedBy("..generator.profile..")
            .layer("event")
            .definedBy("..generator.event..")
            .layer("shop")
            .definedBy("..generator.shop..")
            .whereLayer("commands")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("sending")
            .mayOnlyBeAccessedByLayers("commands")
            .whereLayer("record")
            .mayOnlyBeAccessedByLayers("commands", "sending")
            .whereLayer("visit")
            .mayOnlyBeAccessedByLayers("record")
            .whereLayer("profile")
            .mayOnlyBeAccessedByLayers("record")
            .whereLayer("event")
            .mayOnlyBeAccessedByLayers("commands", "sending", "record", "visit", "profile");

    @ArchTest
    static final ArchRule RECORDS_ARE_MADE_WITHOUT_KAFKA = noClasses()
            .that()
            .resideOutsideOfPackage("..generator.sending..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule NO_CODE_IS_SHARED_WITH_THE_APPLICATIONS = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "com.globalmart.batch..",
                    "com.globalmart.ingest..",
                    "com.globalmart.jooq..",
                    "com.globalmart.cli..");
}
