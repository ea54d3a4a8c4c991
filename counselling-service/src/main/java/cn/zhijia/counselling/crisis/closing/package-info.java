/** What takes two people: telling somebody outside (告知), and closing a case (结案). */
package cn.zhijia.counselling.crisis.closing;
