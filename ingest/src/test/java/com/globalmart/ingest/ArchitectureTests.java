package com.globalmart.ingest;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.AccessTarget.MethodCallTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Date;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

@AnalyzeClasses(packages = "com.globalmart.ingest", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule featuresDependOneWay = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("topics")
            .definedBy(
                    "..ingest.sale..",
                    "..ingest.productview..",
                    "..ingest.cartevent..",
                    "..ingest.customer..",
                    "..ingest.product..")
            .layer("start")
            .definedBy("..ingest.start..")
            .layer("consumer")
            .definedBy("..ingest.consumer..")
            .layer("request")
            .definedBy("..ingest.request..")
            .layer("landing")
            .definedBy("..ingest.landing..")
            .layer("deadletter")
            .definedBy("..ingest.deadletter..")
            .layer("quarantine")
            .definedBy("..ingest.quarantine..")
            .layer("selection")
            .definedBy("..ingest.selection..")
            .layer("position")
            .definedBy("..ingest.position..")
            .layer("health")
            .definedBy("..ingest.health..")
            .layer("contract")
            .definedBy("..ingest.contract..")
            .whereLayer("topics")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("start")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("consumer")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("request")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("landing")
            .mayOnlyBeAccessedByLayers("topics", "start", "consumer", "request")
            .whereLayer("deadletter")
            .mayOnlyBeAccessedByLayers("landing", "request")
            .whereLayer("quarantine")
            .mayOnlyBeAccessedByLayers("request")
            .whereLayer("selection")
            .mayOnlyBeAccessedByLayers("deadletter", "quarantine", "landing", "request")
            .whereLayer("position")
            .mayOnlyBeAccessedByLayers("start", "consumer", "landing", "request")
            .whereLayer("health")
            .mayOnlyBeAccessedByLayers("consumer", "landing", "position")
            .whereLayer("contract")
            .mayOnlyBeAccessedByLayers("topics", "landing", "deadletter");

    @ArchTest
    static final ArchRule noCycles =
            slices().matching("com.globalmart.ingest.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyRepositoriesTalkSql = noClasses()
            .that()
            .areNotAnnotatedWith(Repository.class)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(JdbcTemplate.class);

    @ArchTest
    static final ArchRule timeComesFromAClock = noClasses()
            .should()
            .callMethodWhere(describe("asks the machine for the time", ArchitectureTests::asksTheMachineForTheTime))
            .orShould()
            .callConstructor(Date.class);

    @ArchTest
    static final ArchRule configurationsAreTheirPackagesOwn =
            classes().that().areAnnotatedWith(Configuration.class).should().notHaveModifier(PUBLIC);

    @ArchTest
    static final ArchRule nothingIsInjectedIntoFields = noFields().should().beAnnotatedWith(Autowired.class);

    @ArchTest
    static final ArchRule namesSayWhatThingsAre =
            noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Service|Dto)");

    private static boolean asksTheMachineForTheTime(JavaCall<?> call) {
        if (!(call.getTarget() instanceof MethodCallTarget method)) {
            return false;
        }
        boolean now = method.getOwner().getPackageName().equals("java.time")
                && method.getName().equals("now")
                && method.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
        return now || method.getFullName().startsWith("java.lang.System.currentTimeMillis");
    }
}
