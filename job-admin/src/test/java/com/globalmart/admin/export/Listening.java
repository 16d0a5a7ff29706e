package com.globalmart.admin.export;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.util.Arrays;
import java.util.function.Consumer;
import org.springframework.mock.web.MockHttpServletResponse;

/** An answer whose bytes somebody looks at as they come; they are not kept. */
final class Listening extends MockHttpServletResponse {

    private final ServletOutputStream stream;

    Listening(Consumer<byte[]> listener) {
        stream = new ServletOutputStream() {

            @Override
            public void write(byte[] bytes, int from, int length) {
                setCommitted(true);
                listener.accept(Arrays.copyOfRange(bytes, from, from + length));
            }

            @Override
            public void write(int single) {
                write(new byte[] {(byte) single}, 0, 1);
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener ignored) {
                throw new UnsupportedOperationException("files are sent while the request is worked on");
            }
        };
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return stream;
    }
}
