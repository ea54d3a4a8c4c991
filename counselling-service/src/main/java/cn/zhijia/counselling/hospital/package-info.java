/** Partner hospitals (合作医院): their agreements, who of them is asked first, how they sign in and where they are told. */
package cn.zhijia.counselling.hospital;
