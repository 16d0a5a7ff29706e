package com.globalmart.admin;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.stereotype.Repository;

@AnalyzeClasses(packages = "com.globalmart.admin", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule featuresDependOneWay = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("tonight")
            .definedBy("..admin.tonight..")
            .layer("job")
            .definedBy("..admin.job..")
            .layer("backfill")
            .definedBy("..admin.backfill..")
            .layer("schedule")
            .definedBy("..admin.schedule..")
            .layer("grid")
            .definedBy("..admin.grid..")
            .layer("execution")
            .definedBy("..admin.execution..")
            .layer("request")
            .definedBy("..admin.request..")
            .layer("node")
            .definedBy("..admin.node..")
            .layer("load")
            .definedBy("..admin.load..")
            .layer("landing")
            .definedBy("..admin.landing..")
            .layer("problem")
            .definedBy("..admin.problem..")
            .layer("live")
            .definedBy("..admin.live..")
            .layer("quality")
            .definedBy("..admin.quality..")
            .layer("quarantine")
            .definedBy("..admin.quarantine..")
            .layer("deadletter")
            .definedBy("..admin.deadletter..")
            .layer("record")
            .definedBy("..admin.record..")
            .layer("contract")
            .definedBy("..admin.contract..")
            .layer("fleet")
            .definedBy("..admin.fleet..")
            .layer("warehouse")
            .definedBy("..admin.warehouse..")
            .layer("audit")
            .definedBy("..admin.audit..")
            .layer("export")
            .definedBy("..admin.export..")
            .layer("user")
            .definedBy("..admin.user..")
            .whereLayer("tonight")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("fleet")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("quality")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("quarantine")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("deadletter")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("record")
            .mayOnlyBeAccessedByLayers("quarantine", "deadletter", "quality")
            .whereLayer("contract")
            .mayOnlyBeAccessedByLayers("quarantine", "deadletter")
            .whereLayer("job")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("backfill")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("schedule")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("grid")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("execution")
            .mayOnlyBeAccessedByLayers("backfill", "grid", "job", "schedule", "tonight")
            .whereLayer("request")
            .mayOnlyBeAccessedByLayers(
                    "backfill", "deadletter", "execution", "grid", "job", "load", "quality", "quarantine", "schedule")
            .whereLayer("node")
            .mayOnlyBeAccessedByLayers("execution", "request", "tonight")
            .whereLayer("load")
            .mayOnlyBeAccessedByLayers("tonight", "quality")
            .whereLayer("landing")
            .mayOnlyBeAccessedByLayers("tonight")
            .whereLayer("problem")
            .mayOnlyBeAccessedByLayers("tonight")
            .whereLayer("live")
            .mayOnlyBeAccessedByLayers("tonight")
            .whereLayer("warehouse")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("audit")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("export")
            .mayOnlyBeAccessedByLayers("audit", "execution", "warehouse")
            .whereLayer("user")
            .mayOnlyBeAccessedByLayers("deadletter", "execution", "export", "fleet");

    @ArchTest
    static final ArchRule featuresHaveNoCycles =
            slices().matching("com.globalmart.admin.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyRepositoriesTouchTables = noClasses()
            .that()
            .areNotAnnotatedWith(Repository.class)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.globalmart.jooq..");

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
    static final ArchRule configurationsAreNobodysBusiness =
            classes().that().areAnnotatedWith(Configuration.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule controllersAreNobodysBusiness =
            classes().that().areAnnotatedWith(Controller.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule nothingIsInjectedIntoFields = fields().should().notBeAnnotatedWith(Autowired.class);

    @ArchTest
    static final ArchRule namesSayWhatAThingIs =
            noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Service|Dto)");

    @ArchTest
    static final ArchRule applicationsMeetInTablesOnly = noClasses()
            .should()
            .dependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(
                    "com.globalmart.batch..", "com.globalmart.ingest..", "com.globalmart.cli.."));
}
