package com.globalmart.batch;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Closes the applications of the tests while their databases are still there; otherwise each would wait for them when the JVM ends. */
public final class CloseApplications implements LauncherSessionListener {

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        Databases.closeApplications();
    }
}
