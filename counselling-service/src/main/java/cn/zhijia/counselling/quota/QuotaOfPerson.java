package cn.zhijia.counselling.quota;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Singleton;

import cn.zhijia.counselling.export.Chapter;
import io.quarkus.hibernate.orm.panache.Panache;

/** A member's sessions, year after year, as the ledger sums them up. */
@Singleton
class QuotaOfPerson implements Chapter {

    private record YearView(int year, int allowance, int reserved, int used) {
    }

    @Override
    public String name() {
        return "quota";
    }

    @Override
    public Set<String> columns() {
        return Set.of("quota_balance.pool_id");
    }

    @Override
    @SuppressWarnings("unchecked")
    public List<Entry> entries(UUID person, String after, int most, Locale language) {
        List<Object[]> years = Panache.getEntityManager().createNativeQuery("""
                select year, allowance, reserved, used from quota_balance where pool_id = :person and year > :after
                order by year limit :most""").setParameter("person", person)
                .setParameter("after", after.isEmpty() ? 0 : Integer.parseInt(after)).setParameter("most", most)
                .getResultList();
        return years.stream().map(y -> new YearView((int) y[0], (int) y[1], (int) y[2], (int) y[3]))
                .map(y -> new Entry(String.valueOf(y.year), y)).toList();
    }
}
