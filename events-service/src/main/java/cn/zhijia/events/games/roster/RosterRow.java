package cn.zhijia.events.games.roster;

import java.util.List;

/**
 * One athlete of a file; what cannot be read is null, and a fault by then.
 *
 * @param line of the file, 2 for the first after the header
 * @param team its title
 * @param disciplines their titles, in the order of the cell
 */
record RosterRow(int line, String memberNo, String name, String team, List<String> disciplines) {
}
