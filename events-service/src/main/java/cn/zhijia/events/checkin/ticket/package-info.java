/** Tickets that a gate can verify without a connection, the keys they are signed with, and which of them are void. */
package cn.zhijia.events.checkin.ticket;
