package cn.baodi.command.vault;

import cn.baodi.command.core.Account;
import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Role;
import cn.baodi.command.core.Texts;
import cn.baodi.command.fuzz.Scratch;
import cn.baodi.command.fuzz.Target;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bytes as keys.json and guesses.json, with the checksums of the slots put right, as whoever forges one would. */
public final class KeysTarget implements Target {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final char[] PASSWORD = "夜班好口令123".toCharArray();
    private static final char[] WRONG = "白班好口令123".toCharArray();

    private final Scratch scratch = new Scratch();
    private final Made made = protectedFolder();

    private record Made(byte[] plain, byte[] keys, byte[] guesses) {}

    private Made protectedFolder() {
        try {
            scratch.clear();
            Keys keys = Keys.at(scratch.folder(), Clock.systemUTC(), new Slot.Cost(8, 1));
            keys.makeOpen();
            byte[] plain = Files.readAllBytes(scratch.folder().resolve("keys.json"));
            keys.protect(new Account("王主任", Set.of(Role.ADMIN), false), PASSWORD);
            try {
                keys.signIn("王主任", "错".toCharArray());
            } catch (Failure e) {
                // So that there are guesses to mutate.
            }
            Path guesses = scratch.folder().resolve("guesses.json");
            return new Made(
                    plain,
                    Files.readAllBytes(scratch.folder().resolve("keys.json")),
                    Files.exists(guesses) ? Files.readAllBytes(guesses) : "{}".getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>(List.of(made.plain, made.keys, made.guesses));
        String keys = new String(made.keys, StandardCharsets.UTF_8);
        for (String change : List.of(
                "\"salt\" : \"abc\"",
                "\"salt\" : \"\"",
                "\"wrapped\" : \"0g\"",
                "\"wrapped\" : null",
                "\"rounds\" : 0",
                "\"rounds\" : 2147483647",
                "\"kilobytes\" : -1",
                "\"version\" : -1",
                "\"owner\" : null",
                "\"roles\" : [null]",
                "\"code\" : null",
                "\"recovery\" : null",
                "\"accounts\" : [null]",
                "\"accounts\" : []")) {
            String name = change.substring(0, change.indexOf(':'));
            seeds.add(keys.replaceAll(
                            Pattern.quote(name) + ": (\"[^\"]*\"|-?\\d+|\\[[^\\]]*\\])",
                            Matcher.quoteReplacement(change))
                    .getBytes(StandardCharsets.UTF_8));
        }
        return seeds;
    }

    @Override
    public void read(byte[] input) throws IOException {
        for (byte[] content : List.of(input, forged(input))) {
            for (String name : List.of("keys.json", "guesses.json")) {
                scratch.clear();
                scratch.file(name, content);
                open();
                if (name.equals("keys.json") && !isKept(content)) {
                    throw new AssertionError("the file is gone");
                }
            }
        }
    }

    private boolean isKept(byte[] content) throws IOException {
        try (var files = Files.list(scratch.folder())) {
            for (Path file : files.toList()) {
                if (java.util.Arrays.equals(Files.readAllBytes(file), content)) {
                    return true;
                }
            }
            return false;
        }
    }

    private void open() {
        try {
            Keys keys = Keys.at(scratch.folder(), Clock.systemUTC(), new Slot.Cost(8, 1));
            List<Account> accounts = keys.accounts();
            if (keys.isNew() || !keys.isProtected()) {
                if (!keys.isNew()) {
                    keys.openWithout();
                }
                return;
            }
            for (Account account : accounts) {
                if (opens(keys, account, WRONG)) {
                    throw new AssertionError("opened without the password");
                }
                opens(keys, account, PASSWORD);
            }
        } catch (Failure e) {
            e.text(Texts.CHINESE);
        }
    }

    private static boolean opens(Keys keys, Account account, char[] password) {
        try {
            keys.signIn(account.name(), password);
            return true;
        } catch (Failure e) {
            e.text(Texts.CHINESE);
            return false;
        }
    }

    /** The same with checksums that fit, and memory and rounds that a test can bear. */
    private static byte[] forged(byte[] input) throws IOException {
        JsonNode tree;
        try {
            tree = JSON.readTree(input);
        } catch (IOException e) {
            return input;
        }
        if (tree == null) {
            return input;
        }
        List<JsonNode> slots = new ArrayList<>(tree.findValues("slot"));
        slots.addAll(tree.findValues("recovery"));
        for (JsonNode node : slots) {
            if (node instanceof ObjectNode slot) {
                int kilobytes = slot.path("kilobytes").asInt();
                slot.put("kilobytes", kilobytes > 1024 ? kilobytes % 1024 : kilobytes);
                Slot open = new Slot(
                        text(slot, "owner"),
                        slot.path("version").asInt(),
                        slot.path("kilobytes").asInt(),
                        slot.path("rounds").asInt(),
                        text(slot, "salt"),
                        text(slot, "wrapped"),
                        "");
                slot.put("checksum", open.sum());
            }
        }
        return JSON.writeValueAsBytes(tree);
    }

    private static String text(ObjectNode slot, String name) {
        return slot.path(name).asText("");
    }
}
