package cn.zhijia.events.checkin;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ScanDirection", description = "Whoever went out may come in again the same day. Nobody is kept in: an EXIT with a genuine ticket is ADMITTED whatever has become of the seat.")
public enum Direction {
    ENTRY,
    EXIT
}
