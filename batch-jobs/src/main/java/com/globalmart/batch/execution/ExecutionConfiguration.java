package com.globalmart.batch.execution;

import org.springframework.batch.core.repository.ExecutionContextSerializer;
import org.springframework.batch.core.repository.dao.JacksonExecutionContextStringSerializer;
import org.springframework.boot.batch.autoconfigure.BatchTaskExecutor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** What the job repository and the job operator are made with. */
@Configuration(proxyBeanMethods = false)
class ExecutionConfiguration {

    /** Contexts are JSON of plain values: nothing read from the database can name a class to load. */
    @Bean
    ExecutionContextSerializer executionContextSerializer() {
        return new JacksonExecutionContextStringSerializer();
    }

    /** Threads of their own for showing life, as the others may all wait for a connection. */
    @Bean(defaultCandidate = false)
    ThreadPoolTaskScheduler heartbeats() {
        var scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(2);
        scheduler.setThreadNamePrefix("heartbeat-");
        return scheduler;
    }

    /** An execution starts at once on a thread of its own; how many run at a time is decided where requests are claimed. */
    @Bean(defaultCandidate = false)
    @BatchTaskExecutor
    TaskExecutor jobThreads() {
        return new SimpleAsyncTaskExecutor("job-");
    }
}
