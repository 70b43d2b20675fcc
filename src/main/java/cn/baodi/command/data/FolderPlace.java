package cn.baodi.command.data;

import cn.baodi.command.core.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a data folder lies: behind no link, open to nobody else, and a word of warning where other machines or a cloud
 * see it too.
 */
final class FolderPlace {
    /** How Linux and macOS call what lies on another machine. */
    private static final Pattern NETWORK = Pattern.compile(
            "(?i)nfs\\d?|cifs|smb\\w*|afpfs|webdav|davfs\\d?|9p|ceph|glusterfs|ncpfs|afs|fuse\\.(sshfs|dav|rclone|smb|gvfs|s3)\\S*");
    /** Folders that programs keep in step with a cloud; names as those programs make them. */
    private static final Pattern SYNCED = Pattern.compile(
            "(?i)onedrive( - .*)?|坚果云|nutstore( files)?|我的坚果云|dropbox( \\(.*\\))?"
                    + "|google ?drive|我的云端硬盘|mobile documents|icloud ?drive|百度网盘.*|baidu(syncdisk|netdisk.*)"
                    + "|wps ?(云盘|drive|cloud files)|微云.*|weiyun.*|nextcloud|owncloud|mega(sync)?|syncthing|box sync|pcloud ?drive");

    private static final List<String> SYNC_MARKS =
            List.of(".dropbox", ".dropbox.cache", ".stfolder", ".sync", ".owncloudsync.log", ".nutstore");
    private static final List<String> SYNC_VARIABLES = List.of("OneDrive", "OneDriveConsumer", "OneDriveCommercial");

    private FolderPlace() {}

    /**
     * Refuses links and closes the folder to everybody else.
     *
     * @param folder must be there
     * @throws Failure {@code folder.link} naming the link and where it leads
     */
    static void secure(Path folder) throws IOException {
        refuseLink(folder);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                refuseLink(file);
            }
        }
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            Set<PosixFilePermission> wanted = PosixFilePermissions.fromString("rwx------");
            if (!Files.getPosixFilePermissions(folder).equals(wanted)) {
                try {
                    Files.setPosixFilePermissions(folder, wanted);
                } catch (IOException e) {
                    // Another's folder, or a disk that keeps no rights: the warning tells.
                }
            }
        }
    }

    private static void refuseLink(Path file) throws IOException {
        if (Files.isSymbolicLink(file)) {
            throw new Failure("folder.link", file, Files.readSymbolicLink(file));
        }
    }

    /** What the officer should know of the place; empty as a rule. */
    static List<Failure> warnings(Path folder) {
        try {
            boolean isOpen = Files.getFileStore(folder).supportsFileAttributeView("posix")
                    && !Files.getPosixFilePermissions(folder).equals(PosixFilePermissions.fromString("rwx------"));
            return warnings(
                    folder.toRealPath(), Files.getFileStore(folder).type(), isOpen, System::getenv, Files::exists);
        } catch (IOException e) {
            return List.of(); // nothing is known against it
        }
    }

    static List<Failure> warnings(
            Path real, String store, boolean isOpen, UnaryOperator<String> environment, Predicate<Path> exists) {
        List<Failure> warnings = new ArrayList<>();
        if (NETWORK.matcher(store).matches() || real.toString().startsWith("\\\\")) {
            warnings.add(new Failure("folder.network", real, store));
        }
        if (isSynced(real, environment, exists)) {
            warnings.add(new Failure("folder.synced", real));
        }
        if (isOpen) {
            warnings.add(new Failure("folder.open", real));
        }
        return warnings;
    }

    private static boolean isSynced(Path real, UnaryOperator<String> environment, Predicate<Path> exists) {
        String path = real.toString().toLowerCase(Locale.ROOT);
        for (String variable : SYNC_VARIABLES) {
            String root = environment.apply(variable);
            if (root != null && !root.isBlank() && path.startsWith(root.toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        for (Path part = real; part != null && part.getFileName() != null; part = part.getParent()) {
            if (SYNCED.matcher(part.getFileName().toString()).matches()
                    || SYNC_MARKS.stream().map(part::resolve).anyMatch(exists)) {
                return true;
            }
        }
        return false;
    }
}
