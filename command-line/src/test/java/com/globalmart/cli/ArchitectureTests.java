package com.globalmart.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;

@AnalyzeClasses(packages = "com.globalmart.cli", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule featuresDependOneWay = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("demo")
            .definedBy("..cli.demo..")
            .layer("platform")
            .definedBy("..cli.platform..")
            .layer("job")
            .definedBy("..cli.job..")
            .layer("sql")
            .definedBy("..cli.sql..")
            .layer("user")
            .definedBy("..cli.user..")
            .layer("deadletter")
            .definedBy("..cli.deadletter..")
            .layer("quarantine")
            .definedBy("..cli.quarantine..")
            .layer("load")
            .definedBy("..cli.load..")
            .layer("check")
            .definedBy("..cli.check..")
            .layer("backfill")
            .definedBy("..cli.backfill..")
            .layer("schedule")
            .definedBy("..cli.schedule..")
            .layer("problem")
            .definedBy("..cli.problem..")
            .layer("audit")
            .definedBy("..cli.audit..")
            .layer("upkeep")
            .definedBy("..cli.upkeep..")
            .layer("backup")
            .definedBy("..cli.backup..")
            .layer("landing")
            .definedBy("..cli.landing..")
            .layer("request")
            .definedBy("..cli.request..")
            .layer("running")
            .definedBy("..cli.running..")
            .layer("terminal")
            .definedBy("..cli.terminal..")
            .whereLayer("demo")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("platform")
            .mayOnlyBeAccessedByLayers("demo", "backup")
            .whereLayer("job")
            .mayOnlyBeAccessedByLayers("demo", "load", "check", "upkeep")
            .whereLayer("sql")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("user")
            .mayOnlyBeAccessedByLayers("platform")
            .whereLayer("deadletter")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("load")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("check")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("upkeep")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("backup")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("backfill")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("schedule")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("problem")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("audit")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("quarantine")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("landing")
            .mayOnlyBeAccessedByLayers("deadletter", "quarantine")
            .whereLayer("request")
            .mayOnlyBeAccessedByLayers(
                    "job", "landing", "load", "deadletter", "quarantine", "upkeep", "backfill", "schedule")
            .whereLayer("running")
            .mayOnlyBeAccessedByLayers(
                    "demo",
                    "platform",
                    "job",
                    "sql",
                    "user",
                    "request",
                    "landing",
                    "deadletter",
                    "quarantine",
                    "load",
                    "check",
                    "upkeep",
                    "backfill",
                    "schedule",
                    "problem",
                    "audit",
                    "backup");

    @ArchTest
    static final ArchRule featuresHaveNoCycles =
            slices().matching("com.globalmart.cli.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule timeComesFromAClock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule namesSayWhatAClassIs =
            classes().should().haveNameNotMatching(".*(Util|Utils|Helper|Manager|Impl|Service|Dto)");
}
