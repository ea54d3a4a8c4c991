package cn.zhijia.counselling.instrument.response;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import cn.zhijia.counselling.vault.Cell;
import cn.zhijia.counselling.vault.Vault;
import cn.zhijia.kit.Refusal;

/** Seals what a response says, for its member and its row. */
@ApplicationScoped
class Envelope {

    private final Vault vault;
    private final ObjectMapper json;

    Envelope(Vault vault, ObjectMapper json) {
        this.vault = vault;
        this.json = json;
    }

    byte[] seal(UUID member, UUID response, Sealed content) {
        try {
            return vault.seal(member, cell(response), json.writeValueAsString(content));
        } catch (JsonProcessingException e) {
            throw unreadable(e, response);
        }
    }

    Sealed open(Response response) {
        try {
            return json.readValue(vault.open(response.member.id, cell(response.id), response.content), Sealed.class);
        } catch (JsonProcessingException e) {
            throw unreadable(e, response.id);
        }
    }

    /** Empty when the member's data was erased. */
    Optional<Sealed> openIfKept(Response response) {
        try {
            return Optional.of(open(response));
        } catch (Refusal refusal) {
            if (refusal.code().equals("erased")) {
                return Optional.empty();
            }
            throw refusal;
        }
    }

    /** Without the cause's message, which quotes what it could not read. */
    private static IllegalStateException unreadable(JsonProcessingException e, UUID response) {
        e.clearLocation();
        return new IllegalStateException(
                "The content of response " + response + " is unreadable: " + e.getClass().getSimpleName());
    }

    private static Cell cell(UUID response) {
        return new Cell("response", "content", response, 0);
    }
}
