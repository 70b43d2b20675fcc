package cn.baodi.command.fault;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A process that opens a folder, says what it found there, and writes until it is killed, saying what was confirmed.
 * It waits for the word, so that it can be started while the one before is still at work.
 */
final class Clerk {
    private Clerk() {}

    public static void main(String[] args) throws Exception {
        BufferedReader told = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String line = told.readLine();
        if (line == null) {
            return; // it was not needed
        }
        String[] order = line.split("\t");
        work(Path.of(order[0]), Integer.parseInt(order[1]), Integer.parseInt(order[2]), order[3]);
    }

    /** @param first what is done before the writing: nothing, a backup, a clean close */
    private static void work(Path folder, int writers, int parts, String first) throws Exception {
        say("opening");
        Office office = Office.open(folder);
        office.told().stream().filter(key -> !key.equals("journal.broken.off")).forEach(key -> say("told " + key));
        Map<String, Long> last = office.check();
        last.forEach((writer, number) -> say("there " + writer + " " + number));
        say("opened");
        if (first.equals("backup")) {
            office.ledger.backUp("整点");
        } else if (first.equals("close")) {
            office.close();
            office = Office.open(folder);
            office.told().forEach(key -> say("told " + key));
        }
        say("writing");
        Office open = office;
        List<Thread> threads = IntStream.range(0, writers)
                .mapToObj(i -> new Thread(() -> write(open, "w" + i, last.getOrDefault("w" + i, 0L), parts)))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void write(Office office, String writer, long last, int parts) {
        try {
            for (long number = last + 1; ; number++) {
                office.write(writer, number, parts);
                say("saved " + writer + " " + number);
            }
        } catch (RuntimeException | Error e) {
            e.printStackTrace();
            say("failed " + e);
        }
    }

    /** One line at a time, whoever says it. */
    private static void say(String line) {
        synchronized (System.out) {
            System.out.println(line);
            System.out.flush();
        }
    }
}
