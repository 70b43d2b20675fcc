package cn.baodi.command.core;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Knows a full disk by what the system says of it; Java passes that on in the language of the system. */
public final class FullDisk {
    private static final List<String> WORDS = List.of(
            "No space left", "Disk quota exceeded", "not enough space on the disk", "设备上没有空间", "超出磁盘限额", "磁盘空间不足");

    private FullDisk() {}

    /** Whether it stands anywhere among the causes of {@code e}. */
    public static boolean isBehind(Throwable e) {
        return Stream.iterate(e, Objects::nonNull, Throwable::getCause)
                .anyMatch(c ->
                        c instanceof IOException && WORDS.stream().anyMatch(String.valueOf(c.getMessage())::contains));
    }
}
