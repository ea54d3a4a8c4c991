package cn.zhijia.counselling;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import cn.zhijia.counselling.vault.Cell;
import cn.zhijia.counselling.vault.Vault;
import cn.zhijia.kit.Refusal;

/**
 * What was said about an appointment, opened.
 *
 * @param topic why somebody comes; null when not said, or not told to whoever reads
 * @param reasonText of a cancellation
 */
record Said(String topic, String reasonText) {

    static final Said NOTHING = new Said(null, null);

    /** Seals it for one appointment with its member's key, and opens it. */
    @ApplicationScoped
    static class Seal {

        private final Vault vault;

        Seal(Vault vault) {
            this.vault = vault;
        }

        byte[] topic(UUID appointment, UUID member, String topic) {
            return seal(appointment, member, "topic", topic);
        }

        byte[] reasonText(UUID appointment, UUID member, String text) {
            return seal(appointment, member, "reason_text", text);
        }

        /** Tells a repeat of a booking from another one. A plain digest would give its topic away: there are few to try. */
        String fingerprint(BookingBody body) {
            return java.util.HexFormat.of().formatHex(vault.hash("booking", body.toString()));
        }

        Said open(Appointment a) {
            return new Said(open(a, "topic", a.topic), open(a, "reason_text", a.reasonText));
        }

        private byte[] seal(UUID appointment, UUID member, String column, String plain) {
            return plain == null ? null : vault.seal(member, cell(appointment, column), plain);
        }

        /** Null, too, when the member's data was erased: the appointment is still there to be seen. */
        private String open(Appointment a, String column, byte[] sealed) {
            try {
                return sealed == null ? null : vault.open(a.member.id, cell(a.id, column), sealed);
            } catch (Refusal refusal) {
                if (refusal.code().equals("erased")) {
                    return null;
                }
                throw refusal;
            }
        }

        private static Cell cell(UUID appointment, String column) {
            return new Cell("appointment", column, appointment, 0);
        }
    }
}
