/**
 * Seats in a group: asked for, given or refused by who leads it, taken on by a signature; the list is for those who sit there.
 */
package cn.zhijia.counselling.group.member;
