package cn.baodi.command.exchange;

import cn.baodi.command.data.Batch;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What waits in the queue for one register, those rows of the import that runs included: nothing is asked twice. */
final class Waiting {
    private final Set<Long> hashes = new HashSet<>();

    Waiting(Batch batch, String sheet) {
        DuplicateRepository.waiting(batch, sheet, (existing, incoming) -> add(existing, Duplicates.sorted(incoming)));
    }

    /** @return whether it did not wait before */
    boolean add(long existing, String incoming) {
        return hashes.add(SeenIds.hash(List.of(Long.toString(existing), incoming)));
    }
}
