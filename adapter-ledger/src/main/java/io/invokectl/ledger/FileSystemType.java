package io.invokectl.ledger;

import java.util.List;
import java.util.Locale;

/**
 * The type of a file system, as the operating system calls it. SQLite's log needs memory that all processes share, which
 * no file system gives that several machines mount.
 */
record FileSystemType(String name) {
    private static final List<String> NETWORK = List.of(
            "nfs",
            "cifs",
            "smb",
            "9p",
            "afs",
            "afp",
            "ceph",
            "lustre",
            "gpfs",
            "beegfs",
            "glusterfs",
            "ncp",
            "coda",
            "davfs",
            "webdav",
            "pvfs",
            "orangefs",
            "vboxsf",
            "prl_fs");
    private static final List<String> NETWORK_FUSE =
            List.of("sshfs", "s3fs", "rclone", "gcsfuse", "goofys", "curlftpfs", "vmhgfs");

    boolean isNetwork() {
        String type = name.toLowerCase(Locale.ROOT);
        String inner = type.substring(type.indexOf('.') + 1);
        return NETWORK.stream().anyMatch(inner::startsWith)
                || (type.contains("fuse") && NETWORK_FUSE.stream().anyMatch(type::contains));
    }
}
