package com.globalmart.batch.problem;

import com.globalmart.batch.problem.Problem.Kind;
import java.util.List;
import java.util.Set;

/** Where problems of some kinds show. */
interface Symptoms {

    Set<Kind> kinds();

    /** Everything that is wrong now; an open problem of these kinds that is not among it is over. */
    List<Finding> look();
}
