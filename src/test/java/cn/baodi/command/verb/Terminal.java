package cn.baodi.command.verb;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What stands in the environment and what is typed at the terminal; without anything typed there is no terminal. */
final class Terminal implements Secrets {
    final Map<String, String> environment = new HashMap<>();
    final Deque<String> typed = new ArrayDeque<>();
    final List<String> asked = new ArrayList<>();

    @Override
    public String environment(String name) {
        return environment.get(name);
    }

    @Override
    public char[] ask(String words) {
        if (typed.isEmpty()) {
            return null;
        }
        asked.add(words);
        return typed.pop().toCharArray();
    }
}
