package io.invokectl.ledger;

import java.util.List;
import java.util.Locale;

/**
 * The operating system's name for the type of a file system. SQLite's write-ahead log needs shared memory, which does not
 * work on network file systems.
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
