package cn.zhijia.counselling.vault;

import java.util.UUID;

/**
 * Where a sealed value stands. It opens nowhere else: neither in another row or column, nor as another version of its row.
 *
 * @param version of what is sealed; 0 where a row is written once
 */
public record Cell(String table, String column, UUID row, long version) {

    byte[] boundTo(UUID person) {
        return new Parts().text("zhijia cell 1").text(table).text(column).uuid(row).uuid(person).number(version).bytes();
    }
}
