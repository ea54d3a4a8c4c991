/** Whose turn it is: the one rule by which seats are handed over and by which the organizers are told why not. Pure. */
package cn.zhijia.events.line;
