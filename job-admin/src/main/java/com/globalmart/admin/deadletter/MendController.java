package com.globalmart.admin.deadletter;

import com.globalmart.admin.contract.Contracts;
import com.globalmart.admin.page.ProblemException;
import com.globalmart.admin.page.Words;
import com.globalmart.admin.record.RecordId;
import com.globalmart.admin.record.ShownText;
import com.globalmart.admin.request.Ask;
import com.globalmart.admin.request.Asking;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Mends a dead letter as text, checks it as ingest would, and lets it land in the letter's place. */
@Controller
class MendController {

    /** A form has at most 64 KB, and signs take up to three times their room in it. */
    private static final int LONGEST = 20_000;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final DeadLetters letters;
    private final LetterRequests requests;
    private final Contracts contracts;
    private final Asking asking;

    MendController(DeadLetters letters, LetterRequests requests, Contracts contracts, Asking asking) {
        this.letters = letters;
        this.requests = requests;
        this.contracts = contracts;
        this.asking = asking;
    }

    @GetMapping("/dead-letters/mend")
    String form(@RequestParam String id, Model model) {
        var letter = letters.get(RecordId.parse(id)).requireOpen();
        var bytes = mendable(letter);
        var value = bytes.value() == null ? "" : ShownText.decoded(bytes.value());
        model.addAttribute(
                "form",
                new MendForm(
                        letter,
                        UUID.randomUUID(),
                        typedKey(bytes),
                        value == null ? "" : value.replace('\0', '\ufffd'),
                        "",
                        List.of(),
                        null));
        return "deadletters/mend";
    }

    /** Checks what was typed, and asks that it lands unless only the check was wanted. */
    @PostMapping("/dead-letters/mend")
    String mend(
            @RequestParam String id,
            @RequestParam String value,
            @RequestParam(required = false) @Nullable String key,
            @RequestParam(required = false) @Nullable String check,
            Ask ask,
            Principal principal,
            Model model,
            HtmxRequest htmx,
            HttpServletResponse response) {
        var letter = letters.get(RecordId.parse(id));
        if (!asking.isKnown(ask)) {
            letter.requireOpen();
        }
        var text = value.replace("\r\n", "\n");
        var objections = objections(letter.id().topic(), text);
        if (check == null && objections.isEmpty()) {
            var mended = new LetterBytes(key(letters.bytes(letter.id()), key), text.getBytes(StandardCharsets.UTF_8));
            return asking.answer(requests.askMended(letter.id(), mended, ask, principal), model, htmx);
        }
        if (!objections.isEmpty()) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
        }
        var verdict = objections.isEmpty()
                ? "Ingest can read it so. Whether the next load takes it shows when it runs."
                : "Ingest could not read it so.";
        model.addAttribute(
                "form",
                new MendForm(
                        letter, ask.token(), key, text, ask.reason() == null ? "" : ask.reason(), objections, verdict));
        return htmx.isHtmxRequest() ? "deadletters/mend :: form" : "deadletters/mend";
    }

    private LetterBytes mendable(Letter letter) {
        if (letter.valueBytes() > LONGEST) {
            throw ProblemException.conflict(
                    "Dead letter %s has %s, too many for a form. Download it, mend the file, and let that land: ./globalmart dead-letters mend %s --value FILE"
                            .formatted(letter.id(), Words.count(letter.valueBytes(), "byte"), letter.id()));
        }
        return letters.bytes(letter.id());
    }

    private List<String> objections(String topic, String text) {
        if (text.isBlank()) {
            return List.of("the value is empty, expected a JSON object");
        }
        try {
            return contracts.of(topic).objections(JSON.readTree(text));
        } catch (JacksonException e) {
            return List.of("the value is not JSON: " + ShownText.line(e.getOriginalMessage(), 200));
        }
    }

    /** The key as a form shows it: null where it is no text in UTF-8. */
    private static @Nullable String typedKey(LetterBytes bytes) {
        var key = bytes.key() == null ? "" : ShownText.decoded(bytes.key());
        return key == null || key.chars().anyMatch(Character::isISOControl) ? null : key;
    }

    /** The key to land: that of the letter unless another was typed; an empty one is none. */
    private static byte @Nullable [] key(LetterBytes bytes, @Nullable String typed) {
        if (typed == null || typed.equals(typedKey(bytes))) {
            return bytes.key();
        }
        return typed.isEmpty() ? null : typed.getBytes(StandardCharsets.UTF_8);
    }
}
