/** Hands a file to the browser. */
export function save(name: string, blob: Blob): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

export function svgFile(svg: SVGSVGElement): Blob {
  const document = `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(svg)}`;
  return new Blob([document], { type: 'image/svg+xml' });
}

/** Twice as many pixels, so that it can be printed. */
const SHARPNESS = 2;

/** The same as pixels. */
export async function pngFile(svg: SVGSVGElement): Promise<Blob> {
  const address = URL.createObjectURL(svgFile(svg));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = SHARPNESS * image.naturalWidth;
    canvas.height = SHARPNESS * image.naturalHeight;
    const context = canvas.getContext('2d');
    if (!context) {
      throw new Error('this browser draws no pictures');
    }
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise<Blob>((done, failed) =>
      canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error('the picture is too large for this browser')))),
    );
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** A name that every file system takes. */
export function fileName(process: string, what: string, ending: string): string {
  return `${process.replace(/[^\p{L}\p{N}._-]+/gu, '-').slice(0, 80) || 'process'}-${what}.${ending}`;
}
