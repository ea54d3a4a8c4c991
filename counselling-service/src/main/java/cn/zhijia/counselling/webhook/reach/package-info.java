/** What an address that somebody else has given us may lead to (SSRF): the outside, and nothing but the outside. */
package cn.zhijia.counselling.webhook.reach;
