export default function Home() {
  return <h1>Sipscope</h1>;
}
