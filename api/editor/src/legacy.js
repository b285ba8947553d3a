// Text typed with the pre-Unicode fonts (.VnTime, VNI-Times) looks like letters of western languages; tell, do not guess.
const TCVN3 = /[µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÐÌÎÏÑªÒÕÓÔÖ×Øܧ«¬­]/g;
const VNI = /[aeouAEOU][ùøûõïâáàåãäêéèúüýî]|ñ|Ñ|ö|ô[ùøûõï]/g;
const VIETNAMESE = /[ăắằẳẵặấầẩẫậđếềểễệốồổỗộơớờởỡợưứừửữựĂĐƠƯ\u1EA0-\u1EF9]/;

export function looksLegacy(text) {
  if (VIETNAMESE.test(text)) return false;
  const words = text.split(/\s+/).length;
  const odd = (text.match(TCVN3) || []).length + (text.match(VNI) || []).length;
  return odd >= 3 && odd >= words / 4;
}
