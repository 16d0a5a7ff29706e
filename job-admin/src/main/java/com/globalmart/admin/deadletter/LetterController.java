package com.globalmart.admin.deadletter;

import com.globalmart.admin.contract.Contracts;
import com.globalmart.admin.pulse.Shared;
import com.globalmart.admin.record.RecordId;
import com.globalmart.admin.user.Audit;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows dead letters: what there is by reason, the letters, and one of them; hands out the bytes of one. */
@Controller
class LetterController {

    private static final int PAGE = 50;

    private final DeadLetters letters;
    private final SelectedLetters selected;
    private final AskedOfLetters asked;
    private final Contracts contracts;
    private final Audit audit;
    private final Shared shared;

    LetterController(
            DeadLetters letters,
            SelectedLetters selected,
            AskedOfLetters asked,
            Contracts contracts,
            Audit audit,
            Shared shared) {
        this.letters = letters;
        this.selected = selected;
        this.asked = asked;
        this.contracts = contracts;
        this.audit = audit;
        this.shared = shared;
    }

    @GetMapping("/dead-letters")
    String list(
            @RequestParam(required = false) @Nullable String topic,
            @RequestParam(required = false) @Nullable String reasonCode,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String after,
            Model model,
            HtmxRequest htmx) {
        var filter = new LetterFilter(
                contracts.topic(topic),
                UnreadableReason.of(reasonCode),
                LetterState.of(state),
                LetterFilter.Cursor.of(after));
        model.addAttribute("list", shared.answer(htmx, filter, () -> page(filter)));
        if (htmx.isHtmxRequest()) {
            return "deadletters/list :: letters";
        }
        model.addAttribute("groups", letters.groups());
        model.addAttribute("filter", filter);
        model.addAttribute("first", after == null ? null : filter.after(null).address());
        model.addAttribute("topics", contracts.topics());
        model.addAttribute("reasons", UnreadableReason.values());
        model.addAttribute("states", LetterState.values());
        return "deadletters/list";
    }

    @GetMapping("/dead-letters/groups")
    String groups(Model model, HtmxRequest htmx) {
        if (!htmx.isHtmxRequest()) {
            return "redirect:/dead-letters";
        }
        model.addAttribute("groups", shared.answer(htmx, "dead letter groups", letters::groups));
        return "deadletters/list :: groups";
    }

    @GetMapping("/dead-letters/{topic}/{place}/{offset}")
    String show(
            @PathVariable String topic,
            @PathVariable String place,
            @PathVariable String offset,
            Model model,
            HtmxRequest htmx) {
        var id = RecordId.of(topic, place, offset);
        model.addAttribute("letter", shared.answer(htmx, "letter " + id, () -> letters.get(id)));
        model.addAttribute("asked", asked.with(selected.selectionsWith(id)));
        return htmx.isHtmxRequest() ? "deadletters/show :: letter" : "deadletters/show";
    }

    /** The bytes of a value as a file, whatever they are: never shown by the browser. */
    @GetMapping("/dead-letters/{topic}/{place}/{offset}/value")
    ResponseEntity<byte[]> download(
            @PathVariable String topic,
            @PathVariable String place,
            @PathVariable String offset,
            Principal principal,
            HttpServletRequest request) {
        var id = RecordId.of(topic, place, offset);
        letters.get(id);
        audit.add(principal.getName(), "download", "dead letter " + id, "value as a file", request);
        var value = letters.bytes(id).value();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"dead-letter.bin\"")
                .body(value == null ? new byte[0] : value);
    }

    private LetterList page(LetterFilter filter) {
        var found = letters.page(filter, PAGE + 1);
        var shown = found.subList(0, Math.min(PAGE, found.size()));
        String next = null;
        if (found.size() > PAGE) {
            var last = shown.getLast();
            next = filter.after(new LetterFilter.Cursor(last.receivedAt(), last.id()))
                    .address();
        }
        return new LetterList(shown, filter.address(), next);
    }
}
