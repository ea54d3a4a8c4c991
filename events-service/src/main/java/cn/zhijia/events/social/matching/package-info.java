/** Who becomes a pair: pure rules over choices and blocks. */
package cn.zhijia.events.social.matching;
