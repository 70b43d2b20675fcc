package cn.baodi.command.verb;

import cn.baodi.command.audit.Audit;
import cn.baodi.command.audit.Topic;
import cn.baodi.command.core.Access;
import cn.baodi.command.core.Rejected;
import cn.baodi.command.core.Role;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.TimeRange;
import cn.baodi.command.data.AuditFilter;
import cn.baodi.command.data.AuditResult;
import cn.baodi.command.data.ChainHead;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Compares the audit with the journal and says where the head of the chain is; tells whether a head on paper still lies
 * on it; writes the audit to a file.
 */
final class AuditVerb implements Verb {
    private static final String HEAD = "--head";
    private static final String TOPIC = "--topic";
    private static final String OPERATOR = "--operator";
    private static final String RANGE = "--range";
    private static final String TEXT = "--text";

    @Override
    public String name() {
        return "audit";
    }

    @Override
    public void describe(CommandSpec spec, Texts texts) {
        spec.addOption(CommandLines.value(HEAD, texts.get("label.head"), texts.get("audit.head")));
        spec.addOption(CommandLines.value(Verbs.OUT, texts.get("label.file"), texts.get("audit.out")));
        spec.addOption(CommandLines.value(TOPIC, texts.get("label.topic"), texts.get("audit.topic", topics())));
        spec.addOption(CommandLines.value(OPERATOR, texts.get("label.sheet"), texts.get("audit.operator")));
        spec.addOption(CommandLines.value(Verbs.SHEET, texts.get("label.sheet"), texts.get("audit.sheet")));
        spec.addOption(CommandLines.value(RANGE, texts.get("label.range"), texts.get("audit.range")));
        spec.addOption(CommandLines.value(TEXT, texts.get("label.text"), texts.get("audit.text")));
    }

    private static String topics() {
        return Arrays.stream(Topic.values()).map(AuditVerb::key).collect(Collectors.joining(", "));
    }

    /** As typed: sign-ins. */
    private static String key(Topic topic) {
        return topic.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public Set<Role> allowed() {
        return Access.AUDIT.see();
    }

    @Override
    public int run(Call call) {
        Path out = call.outFile();
        ChainHead head = head(call);
        if (out == null
                && Arrays.asList(TOPIC, OPERATOR, Verbs.SHEET, RANGE, TEXT).stream()
                        .anyMatch(option -> call.value(option) != null)) {
            throw new WrongUsage(call.texts().get("audit.filter", Verbs.OUT));
        }
        call.openExisting();
        Audit audit = call.desk().audit();
        if (out != null) {
            export(call, audit, out);
            return Verbs.DONE;
        }
        return head == null ? check(call, audit) : compare(call, audit, head);
    }

    private static ChainHead head(Call call) {
        String typed = call.value(HEAD);
        if (typed == null) {
            return null;
        }
        return ChainHead.parse(typed)
                .orElseThrow(() -> new WrongUsage(call.texts().get("usage.value", HEAD, typed, "123-7K2M-9QXF-1A3B")));
    }

    private static int check(Call call, Audit audit) {
        AuditResult result = audit.check(call.line());
        call.line().clear();
        if (!result.differences().isEmpty()) {
            throw new NotDone(audit.words(result));
        }
        call.out().println(audit.words(result));
        return Verbs.DONE;
    }

    private static int compare(Call call, Audit audit, ChainHead head) {
        boolean holds = audit.holds(head, call.line());
        call.line().clear();
        if (!holds) {
            throw new NotDone(audit.words(head, false));
        }
        call.out().println(audit.words(head, true));
        return Verbs.DONE;
    }

    private static void export(Call call, Audit audit, Path out) {
        long entries = audit.export(filter(call, audit), out, call.line());
        call.line().clear();
        call.out().println(call.texts().get("audit.done", entries, out));
    }

    private static AuditFilter filter(Call call, Audit audit) {
        Texts texts = call.texts();
        AuditFilter filter = AuditFilter.NONE.operator(call.value(OPERATOR)).text(call.value(TEXT));
        String topic = call.value(TOPIC);
        if (topic != null) {
            Topic wanted = Arrays.stream(Topic.values())
                    .filter(one -> key(one).equals(topic))
                    .findFirst()
                    .orElseThrow(() -> new WrongUsage(texts.get("usage.value", TOPIC, topic, topics())));
            filter = audit.of(filter, wanted);
        }
        String sheet = call.value(Verbs.SHEET);
        if (sheet != null) {
            AuditFilter narrowed = audit.ofSheet(filter, sheet);
            if (narrowed == null) {
                throw new WrongUsage(texts.get("sheet.unknown", sheet, audit.sheets()));
            }
            filter = narrowed;
        }
        return call.value(RANGE) == null ? filter : filter.range(range(call));
    }

    private static TimeRange range(Call call) {
        try {
            return TimeRange.parse(call.value(RANGE), LocalDate.now(call.desk().clock()));
        } catch (Rejected e) {
            throw new WrongUsage(call.texts().problem(e.at("")));
        }
    }
}
