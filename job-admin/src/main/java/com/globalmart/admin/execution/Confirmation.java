package com.globalmart.admin.execution;

import java.util.List;
import java.util.UUID;

/**
 * What is asked before something is stopped or restarted.
 *
 * @param verb what the button says and the address ends with: {@code stop} or {@code restart}
 * @param consequences what it will do, in sentences with numbers
 * @param token makes two clicks one request
 */
record Confirmation(String verb, ExecutionRow execution, List<String> consequences, UUID token) {}
