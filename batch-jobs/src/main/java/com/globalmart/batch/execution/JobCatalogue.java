package com.globalmart.batch.execution;

import static com.globalmart.jooq.warehouse.ops.Tables.JOB;
import static com.globalmart.jooq.warehouse.ops.Tables.JOB_STEP;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Writes what jobs there are, with their parameters and steps, for the console and the command line to read. */
@Repository
class JobCatalogue {

    private final List<JobDeclaration> declarations;
    private final DSLContext warehouse;
    private final JsonMapper json;

    JobCatalogue(List<JobDeclaration> declarations, DSLContext warehouse, JsonMapper json) {
        this.declarations = declarations;
        this.warehouse = warehouse;
        this.json = json;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Transactional
    public void declare() {
        for (var declaration : declarations) {
            var parameters = JSONB.valueOf(json.writeValueAsString(
                    declaration.parameters().stream().map(JobCatalogue::toJson).toList()));
            warehouse
                    .insertInto(JOB, JOB.JOB_NAME, JOB.DESCRIPTION, JOB.PARAMETERS, JOB.NEEDS)
                    .values(declaration.name(), declaration.description(), parameters, declaration.needs())
                    .onConflict(JOB.JOB_NAME)
                    .doUpdate()
                    .set(JOB.DESCRIPTION, DSL.excluded(JOB.DESCRIPTION))
                    .set(JOB.PARAMETERS, DSL.excluded(JOB.PARAMETERS))
                    .set(JOB.NEEDS, DSL.excluded(JOB.NEEDS))
                    .set(JOB.DECLARED_AT, DSL.currentInstant())
                    .execute();
            warehouse
                    .deleteFrom(JOB_STEP)
                    .where(JOB_STEP.JOB_NAME.eq(declaration.name()))
                    .execute();
            var order = 0;
            for (var stage : declaration.stages()) {
                for (var part : stage.parts()) {
                    warehouse
                            .insertInto(JOB_STEP)
                            .set(JOB_STEP.JOB_NAME, declaration.name())
                            .set(JOB_STEP.STEP_ORDER, ++order)
                            .set(JOB_STEP.STEP_NAME, part.step().getName())
                            .set(JOB_STEP.STAGE, stage.name())
                            .set(JOB_STEP.DESCRIPTION, part.description())
                            .set(JOB_STEP.IS_REPEATABLE, part.isRepeatable())
                            .set(JOB_STEP.RUNS_AT_EVERY_RESTART, part.runsAtEveryRestart())
                            .execute();
                }
            }
        }
    }

    private static Map<String, Object> toJson(JobDeclaration.Parameter parameter) {
        return Map.of(
                "name", parameter.name(),
                "type", parameter.type().name().toLowerCase(Locale.ROOT),
                "required", parameter.required(),
                "description", parameter.description());
    }
}
