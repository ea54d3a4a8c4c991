/** What one chose and whom one blocked, both one's own to see and nobody else's; and the one reveal. */
package cn.zhijia.events.social.choice;
