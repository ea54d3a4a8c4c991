/** Sharing answers with one's counsellor (分享), and taking it back. */
package cn.zhijia.counselling.instrument.sharing;
