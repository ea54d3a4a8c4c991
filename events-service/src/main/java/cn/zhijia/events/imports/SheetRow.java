package cn.zhijia.events.imports;

/**
 * One person of a file.
 *
 * @param line of the file, 2 for the first after the header
 * @param memberNo 会员号; null only with a fault
 * @param name null when the file says none
 * @param union null when the file says none
 * @param partySize how many people come, 1 to 10
 * @param fault why it cannot be read, or null
 */
record SheetRow(int line, String memberNo, String name, String union, int partySize, Fault fault) {

    static SheetRow broken(int line, String memberNo, Fault fault) {
        return new SheetRow(line, memberNo, null, null, 1, fault);
    }
}
