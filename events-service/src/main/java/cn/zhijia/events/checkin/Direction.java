package cn.zhijia.events.checkin;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ScanDirection", description = "Whoever went out may come in again the same day. An EXIT is ADMITTED at any time with a ticket that is valid; with a void one it is told why and does not count, so that nobody else comes in by it. Nobody is kept in, whatever the verdict.")
public enum Direction {
    ENTRY,
    EXIT
}
