package com.globalmart.admin.job;

import static com.globalmart.jooq.warehouse.ops.Tables.JOB;
import static com.globalmart.jooq.warehouse.ops.Tables.JOB_STEP;

import com.globalmart.admin.page.ProblemException;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The jobs that can be launched, as batch-jobs has declared them at its start. */
@Repository
class DeclaredJobs {

    private static final TypeReference<List<JobParameter>> PARAMETERS = new TypeReference<>() {};

    private final DSLContext warehouse;
    private final JsonMapper json;

    DeclaredJobs(DSLContext warehouse, JsonMapper json) {
        this.warehouse = warehouse;
        this.json = json;
    }

    /** The job with the most steps first: it is the one that people come for. */
    List<DeclaredJob> all() {
        var steps = DSL.field(DSL.selectCount().from(JOB_STEP).where(JOB_STEP.JOB_NAME.eq(JOB.JOB_NAME)));
        return warehouse
                .select(JOB.JOB_NAME, JOB.DESCRIPTION, JOB.PARAMETERS)
                .from(JOB)
                .orderBy(steps.desc(), JOB.JOB_NAME)
                .fetch(row -> new DeclaredJob(row.value1(), row.value2(), parameters(row.value3())));
    }

    DeclaredJob get(String jobName) {
        var all = all();
        return all.stream()
                .filter(job -> job.name().equals(jobName))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("There is no job of that name, known: %s."
                        .formatted(String.join(
                                ", ", all.stream().map(DeclaredJob::name).toList()))));
    }

    private List<JobParameter> parameters(JSONB declared) {
        return json.readValue(declared.data(), PARAMETERS);
    }
}
