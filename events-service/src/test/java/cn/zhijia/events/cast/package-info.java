/** What the role matrix is played with: one of everything, made through the door. */
package cn.zhijia.events.cast;
