package cn.zhijia.counselling.access;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

/** Stands for the room that keeps crisis cases. */
@Singleton
public class Cases implements OpenCases {

    private final Map<UUID, UUID> open = new ConcurrentHashMap<>();

    public void open(UUID caseId, UUID person) {
        open.put(caseId, person);
    }

    public void close(UUID caseId) {
        open.remove(caseId);
    }

    @Override
    public boolean isOpen(UUID caseId, UUID person) {
        return person.equals(open.get(caseId));
    }

    @Override
    public boolean hasOpen(UUID person) {
        return open.containsValue(person);
    }

    @Override
    public boolean holdOpen(UUID person) {
        return hasOpen(person);
    }
}
